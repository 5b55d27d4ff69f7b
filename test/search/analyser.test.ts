import { beforeAll, describe, expect, it } from 'vitest';
import { type Analyser, createAnalyser } from '../../src/search/analyser.ts';
import { marksOf } from '../../src/search/marks.ts';
import { stripQuestionWords } from '../../src/search/question.ts';

let analyser: Analyser;
beforeAll(() => {
  analyser = createAnalyser({ ownWords: ['留样柜', '放行条'] });
});

const terms = (text: string): string[] => analyser.analyse(text).map((term) => term.text);

describe('the terms of a text', () => {
  it('are bigrams, and words apart from them', () => {
    expect(terms('消毒液')).toEqual(['消毒', '毒液', '=消毒液']);
  });

  it('are the same in both scripts, both widths and both cases', () => {
    expect(terms('電梯ＡＢＣ')).toEqual(terms('电梯abc'));
  });

  it('follow the dictionary and the own words', () => {
    expect(terms('留样柜')).toContain('=留样柜');
    expect(
      createAnalyser()
        .analyse('留样柜')
        .map(({ text }) => text),
    ).not.toContain('=留样柜');
  });

  it('leave out little words, alone and in pairs', () => {
    expect(terms('的')).toEqual([]);
    expect(terms('我的')).toEqual([]);
  });

  it('know where they stand in the original', () => {
    const text = '➀㎡ 留樣櫃';
    const word = analyser.analyse(text).find((term) => term.kind === 'word');
    expect(word && text.slice(word.start, word.end)).toBe('留樣櫃');
  });

  it('hold a letter run together over . - and /', () => {
    expect(terms('见5.2.1.')).toContain('5.2.1');
    expect(terms('q/lnjg')).toEqual(['q/lnjg']);
  });

  it('scanned for the index are those that are analysed', () => {
    for (const text of ['留樣125克，JG 352—2024 第十二条', '电梯🍱困人', '', 'a-b 5℃']) {
      const scanned: string[] = [];
      analyser.scan(text, (units, start, end, prefix) => {
        const plain = String.fromCharCode(...units.subarray(start, end));
        scanned.push(prefix === 0 ? plain : String.fromCharCode(prefix) + plain);
      });
      expect(scanned).toEqual(terms(text));
    }
  });
});

describe('what is said exactly', () => {
  it.each(['jg352', 'JG 352', 'JG-352', 'QLNJG JG352', 'Q／LNJG JG352', 'q/lnjg jg 352'])(
    'the code %s has one form',
    (typed) => {
      expect(terms(typed)).toContain('#jg352');
    },
  );

  it.each(['国标31654', 'GBT31654', 'GB 31654', 'gb/t31654', 'GB31654'])('so has %s', (typed) => {
    expect(terms(typed)).toContain('#gb31654');
  });

  it('a dated code is found with its year and without', () => {
    expect(terms('JG 331—2025')).toEqual(expect.arrayContaining(['#jg331', '#jg331-2025']));
  });

  it.each([
    ['第十二条', '§12'],
    ['第54条', '§54'],
    ['125克', '~mass125'],
    ['一百二十五 g', '~mass125'],
    ['两小时', '~duration120'],
    ['120 min', '~duration120'],
    ['每 120 min 一次', '~duration120'],
    ['俩钟头', '~duration120'],
    ['两个半小时', '~duration150'],
    ['8:30', '~clock510'],
  ])('%s is %s', (text, mark) => {
    expect(terms(text)).toContain(mark);
  });

  it('a quantity is found where it stands', () => {
    const [mark] = marksOf('共两个半小时后');
    expect(mark && '共两个半小时后'.slice(mark.start, mark.end)).toContain('两个半小时');
  });
});

describe('a question', () => {
  it('loses the words that only ask', () => {
    expect(stripQuestionWords('留样是多少克')).toBe('留样是  克');
    expect(stripQuestionWords('厕所多长时间巡查一次').replaceAll(' ', '')).toBe('厕所巡查一次');
  });

  it('keeps them when it says nothing else', () => {
    expect(stripQuestionWords('什么')).toBe('什么');
  });
});
