/** Periods from the shortest to the longest: a wrong one stands near the right one. */
export const PERIODS = ['每班', '每日', '每周', '每半个月', '每月', '每季度', '每半年', '每年', '每 2 年', '每 3 年'];
export const PERIOD_WORD = /^每(?:个)?(?:日|天|周|星期|半个?月|月|季度?|半年|年|班)(?!\s?\d+\s?月)/;

/** 每天 → 每日, 每季 → 每季度: as they stand in `PERIODS`. */
export const periodNamed = (period: string): string =>
  period
    .replace('每天', '每日')
    .replace('每半月', '每半个月')
    .replace(/^每季$/, '每季度')
    .replace('每星期', '每周')
    .replace(/^每个/, '每');
