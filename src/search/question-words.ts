/**
 * Words that ask but name nothing: they are cut out of a question before it is analysed, longer ones first, so that
 * 多长时间 is not left as 时间. Folded.
 */
export const QUESTION_WORDS: readonly string[] = (
  '有没有什么 是不是 能不能 可不可以 要不要 会不会 该不该 有没有 需不需要 用不用 行不行 对不对 是什么意思 什么意思 ' +
  '是什么 为什么 有什么 有哪些 为何 为啥 什么时候 什么时间 什么样 什么 啥时候 啥 怎么样 怎么办 怎么 怎样 咋办 咋 ' +
  '如何 多长时间 多少钱 多少 多久 多大 多长 多高 多远 几个 几次 几 哪一个 哪一种 哪一年 哪个 哪些 哪种 哪儿 哪里 ' +
  '哪位 哪年 哪 何时 何处 何地 何人 何种 何事 何 是否 可否 能否 谁 吗 呢 么 嘛 吧 啊 呀 请问 想问 我想知道 想知道 ' +
  '请教 麻烦 谢谢 您好 你好'
).split(' ');

/** Words too common to tell one clause from another; left out as words, and as bigrams of two such characters. Folded. */
export const STOP_WORDS: readonly string[] = (
  '的 了 和 是 在 与 及 或 等 对 为 以 于 其 被 把 由 从 到 将 也 都 就 而 并 个 这 那 之 所 我 你 他 她 它 我们 ' +
  '你们 他们 上 中 下 有 没有 会 要 能 可以 可 应 应当 该 按 按照 向 给 跟 让 用 时 者 人'
).split(' ');
