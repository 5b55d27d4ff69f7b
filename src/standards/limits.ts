/**
 * As much of one clause as is searched for force, values and citations; the text itself is kept whole.
 * No clause is as long; a hostile one, or a chat message, must not hold the program up.
 */
export const READ_AT_MOST = 4_000;
