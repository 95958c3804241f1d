/** Reads a CSV file by RFC 4180: the rows with their fields; an empty field without quotes is undefined. */
export function readCsv(file: string): (string | undefined)[][] {
  if (!file.startsWith('\uFEFF')) throw new Error('The file does not begin with the mark of UTF-8.');
  const rows: (string | undefined)[][] = [[]];
  let at = 1;
  const next = (): string => file[at++] ?? '';
  while (at < file.length) {
    rows.at(-1)?.push(file[at] === '"' ? quoted() : plain());
    const separator = next();
    if (separator === ',') continue;
    if (separator !== '\r' || next() !== '\n') throw new Error(`Row ${rows.length} does not end with CRLF.`);
    if (at < file.length) rows.push([]);
  }
  return rows;

  function quoted(): string {
    let text = '';
    at += 1;
    for (;;) {
      const character = next();
      if (character === '') throw new Error('A quote is not closed.');
      if (character !== '"') text += character;
      else if (file[at] === '"') text += next();
      else return text;
    }
  }

  function plain(): string | undefined {
    const from = at;
    while (at < file.length && !/[,\r\n"]/.test(file[at] ?? '')) at += 1;
    if (file[at] === '"') throw new Error(`Row ${rows.length} has a quote in a field without quotes.`);
    return at > from ? file.slice(from, at) : undefined;
  }
}
