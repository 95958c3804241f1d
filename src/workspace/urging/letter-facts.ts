import type { LetterHead } from './urging-letter.ts';
import type { Urging } from './urging-text.ts';

/** What an urging says of the letter that asked for the Phiếu, and the heading it repeats. */
export interface LetterFacts extends Pick<
  Urging,
  'letterNumber' | 'letterDate' | 'subject' | 'deadline' | 'agency'
> {
  head: LetterHead;
}

interface Letter {
  number: string;
  symbol: string;
  date: string;
  place: string;
  state: string;
  motto: string;
  parent_agency: string;
  agency: string;
  subject: string;
  deadline_text: string;
}

/** What an urging says of a letter of content/, without the marks of its editorial notes. */
export function letterFacts(letter: Letter): LetterFacts {
  const plain = (text: string): string => text.replaceAll(/\[\^[a-z0-9-]+\]/g, '');
  const [year, month, day] = letter.date.split('-');
  const agency = plain(letter.agency).toLocaleLowerCase('vi');
  return {
    letterNumber: `${letter.number}/${letter.symbol}`,
    letterDate: `${day}/${month}/${year}`,
    subject: plain(letter.subject),
    deadline: plain(letter.deadline_text),
    // "CỤC CÔNG NGHỆ THÔNG TIN" within a sentence: "Cục Công nghệ thông tin".
    agency: agency.replace(/^(\S)(\S* )(\S)/u, (_, first: string, middle: string, second: string) =>
      [first.toLocaleUpperCase('vi'), middle, second.toLocaleUpperCase('vi')].join(''),
    ),
    head: {
      parentAgency: plain(letter.parent_agency),
      agency: plain(letter.agency),
      state: plain(letter.state),
      motto: plain(letter.motto),
      place: plain(letter.place),
    },
  };
}
