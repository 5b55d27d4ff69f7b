import type { Manifest } from './manifest.ts';

/** The documented method, as it lies in each package. */
export const readmeOf = ({ about, head, first, shown, files }: Manifest): string => `证据包 · evidence package: ${about}

这里是什么
  chain.jsonl    日志第 ${first} 至 ${head.seq} 行。与本证据有关的内容原样保留（${shown.length} 份），其他人的内容以 null 代替，行头（header）全部保留，链因此不断。
  files/         附件 ${files.length} 个，文件名就是内容的 SHA-256。
  manifest.json  目录：起止行、有关内容所在的行和位置、附件原名、人员编号与姓名。
  check.py       核对脚本：python3 check.py（只用 Python 3 自带的库）。
  check.html     用浏览器打开，选中本文件夹，离线核对；不联网。

怎样核对（不需要知标程序）
  1. 每行 "header": 后从 { 到 } 的字节做 SHA-256，应等于该行的 "hash"。
  2. 每行 header 里的 seq 比上一行大 1，prev 等于上一行的 "hash"。
  3. "bodies" 依次对应 header.docs 里的每个 put：["盐",长度,内容]；以盐（16 字节，十六进制）为密钥对内容的字节做 HMAC-SHA-256，应等于该 put 的 digest。null 表示不在本包出示，或已依法删除。
  4. files/ 里每个文件的 SHA-256 应等于文件名。
  5. 最后一行是第 ${head.seq} 行，hash 为
     ${head.hash}
     请与别处留存的日签（每天发给管理员）核对：同一行号的 hash 必须相同。只有这一步能证明整本日志没有被重写。

What this is
  chain.jsonl    lines ${first} to ${head.seq} of the journal. What concerns this evidence stands as it was written (${shown.length} documents);
                 null stands for what is other people's. All headers are there, so that the chain has no gap.
  files/         ${files.length} attachments, each called by the SHA-256 of its content.
  manifest.json  the first and last line, which documents are shown (line, place), names of files and people.
  check.py       the check: python3 check.py (needs nothing but Python 3).
  check.html     open it in a browser and choose this folder; it works offline and sends nothing.

How to check, without the program
  1. SHA-256 of each header's bytes, from { to }, is the line's "hash".
  2. Each header's seq is one more than the last, its prev is the "hash" of the line before.
  3. "bodies" has an entry for each put of header.docs, in order: ["salt",length,document]. HMAC-SHA-256 of the document's
     bytes under the salt (16 bytes, in hex) is the put's digest. null: not shown here, or erased on request.
  4. SHA-256 of each file in files/ is its name.
  5. The last line, number ${head.seq}, has the hash ${head.hash}.
     Compare it with a head that somebody else kept (the administrators get one a day): the same number must have the same
     hash. Only this shows that the whole journal was not written anew.
`;
