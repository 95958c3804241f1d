/** What is said of data wherever it is shown: its time, and the marks it may not be seen without. */
export interface DataSource {
  /** "Số liệu đến …", or that nothing has been received. */
  time: string;
  trial: boolean;
  /** What is said while signed copies are missing; null when none is. */
  preliminary: string | null;
}

/** "Nguồn: …", of the letter or of the answers, with the time of the data and the marks it needs. */
export function sourceLine(from: 'letter' | 'answers', { time, trial, preliminary }: DataSource): string {
  if (from === 'letter') return 'Nguồn: Công văn số 669/CNTT-HTTT&CSDL, tính đến 15/11/2016.';
  const parts = ['Nguồn: Phiếu khảo sát kèm theo Công văn 669', time, preliminary];
  return `${[...parts, trial && 'Dữ liệu thử nghiệm'].filter(Boolean).join('. ')}.`;
}
