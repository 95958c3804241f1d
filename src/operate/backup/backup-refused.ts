/** Why nothing was saved or restored, in one or two sentences for whoever asked. */
export class BackupRefused extends Error {
  override name = 'BackupRefused';
}
