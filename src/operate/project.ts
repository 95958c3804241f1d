import path from 'node:path';

/** The folder of the project, wherever a command is called from. */
export const project = path.resolve(import.meta.dirname, '../..');
