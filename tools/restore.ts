// npm run restore, which without DATABASE_URL writes into a new data folder of this machine.
import { runRestore } from '../src/operate/restore.ts';
import { withDataFolder } from './local/data-folder-database.ts';

await runRestore(process.argv.slice(2), withDataFolder);
