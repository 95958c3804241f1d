// npm run backup, which without DATABASE_URL saves the data folder of this machine.
import { runBackup } from '../src/operate/backup.ts';
import { withDataFolder } from './local/data-folder-database.ts';

await runBackup(process.argv.slice(2), withDataFolder);
