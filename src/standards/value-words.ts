import type { z } from 'zod';
import type { Sentence } from '../base/sentence.ts';

type Issue = z.core.$ZodIssue;

/** Keys of front matter that say best by an example what they want. */
const BY_KEY: Readonly<Record<string, Sentence>> = {
  posts: { zh: '应是岗位的列表，例如 posts: [厨师, 留样员]', en: 'a list of posts, such as posts: [厨师, 留样员]' },
  replaces: {
    zh: '应是所代替版本的列表，例如 replaces: [Q/LNJG JG 352—2021]',
    en: 'a list of editions, such as replaces: [Q/LNJG JG 352—2021]',
  },
  assumed: { zh: '应是列表，例如 assumed: [published]', en: 'a list, such as assumed: [published]' },
  moved: { zh: '应逐行写“旧条号: 新条号”，例如 5.1.1: 6.1.2', en: 'lines of "old: new", such as 5.1.1: 6.1.2' },
  year: { zh: '应是四位年份，例如 year: "2024"', en: 'four digits, such as year: "2024"' },
  number: { zh: '应是修改单的序号，例如 number: 1', en: 'the number of the sheet, such as number: 1' },
};

const TYPES: Readonly<Record<string, Sentence>> = {
  array: { zh: '应是列表，写成 [甲, 乙]', en: 'a list, as in [a, b]' },
  string: { zh: '应是文字；数字和日期请加引号', en: 'text; quote numbers and dates' },
  number: { zh: '应是数字', en: 'a number' },
  int: { zh: '应是整数', en: 'a whole number' },
  boolean: { zh: '应是 true 或 false', en: 'true or false' },
  object: { zh: '应逐行写“键: 值”', en: 'lines of "key: value"' },
  record: { zh: '应逐行写“键: 值”', en: 'lines of "key: value"' },
};

const OTHERWISE: Sentence = { zh: '写法不符合要求', en: 'not of the form that is wanted' };

/** What a value should have been: in our words, never the validator's. */
export function wantedOf(issue: Issue): Sentence {
  const named = BY_KEY[String(issue.path[0])];
  if (named) return named;
  switch (issue.code) {
    case 'invalid_type':
      return TYPES[issue.expected] ?? OTHERWISE;
    case 'invalid_value': {
      const values = issue.values.map(String);
      return { zh: `只能是：${values.join('、')}`, en: `one of: ${values.join(', ')}` };
    }
    case 'too_small':
      return { zh: '不能为空', en: 'it must not be empty' };
    default:
      return OTHERWISE;
  }
}

/** What YAML's own error codes mean, for who has never heard of YAML. */
const YAML_ERRORS: Readonly<Record<string, string>> = {
  DUPLICATE_KEY: '同一个键写了两次',
  MISSING_CHAR: '引号、括号没有成对，或冒号后少了空格',
  MULTILINE_IMPLICIT_KEY: '一行里少了冒号，或引号没有成对',
  BLOCK_AS_IMPLICIT_KEY: '一行里有两个冒号，请给冒号后的文字加引号',
  BAD_INDENT: '缩进不一致',
  TAB_AS_INDENT: '缩进用了制表符，请改用空格',
  BAD_SCALAR_START: '文字以特殊符号开头，请加引号',
  UNEXPECTED_TOKEN: '有多余的符号',
  BLOCK_IN_FLOW: '方括号里的内容跨行没有写对',
};

/** The reason of a YAML error in Chinese. */
export const yamlReason = (code: string): string => YAML_ERRORS[code] ?? '这一行不合 YAML 的写法';
