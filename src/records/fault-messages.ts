import type { Sentence } from '../base/sentence.ts';

/** What is wrong in `knowledge/records/`, and what to do. */
export const faults = {
  unknownKey: (key: string): Sentence => ({
    zh: `不认识的项 ${key}，只能写 types`,
    en: `unknown key ${key}: only types is read`,
  }),
  twice: (word: string, name: string): Sentence => ({
    zh: `“${word}”已经是记录类型“${name}”的叫法，换一个词`,
    en: `"${word}" is already a word for the type "${name}"; choose another`,
  }),
  noClause: (name: string, ref: string): Sentence => ({
    zh: `记录类型“${name}”：现行标准里没有条款 ${ref}，改成现行的编号`,
    en: `type "${name}": no clause ${ref} is in force; name the one that is`,
  }),
  noValue: (name: string, ref: string): Sentence => ({
    zh: `记录类型“${name}”：条款 ${ref} 里没有这样的数值，核对条款编号和 unit`,
    en: `type "${name}": clause ${ref} names no such value; check its number and the unit`,
  }),
  noUnit: (name: string, value: string): Sentence => ({
    zh: `记录类型“${name}”：核对 ${value} 要写明 unit（条款里数值的单位）`,
    en: `type "${name}": the check of ${value} needs a unit (that of the clause's value)`,
  }),
  noDue: (name: string): Sentence => ({
    zh: `记录类型“${name}”：due 要写 every 或 by`,
    en: `type "${name}": due needs every or by`,
  }),
  noType: (name: string, other: string): Sentence => ({
    zh: `记录类型“${name}”：没有记录类型“${other}”`,
    en: `type "${name}": there is no type "${other}"`,
  }),
};
