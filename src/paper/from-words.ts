/** Where the sheet comes from when it is filled from the draft this browser keeps. */
export const fromHere = 'Bản nháp trên máy này';
