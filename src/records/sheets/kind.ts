/** A menu or a roster is read out of a sheet. */
export const SHEET_KIND = 'record-sheet';
