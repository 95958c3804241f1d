/** The page that confirms what was sent. */
export const confirmationPath = '/phieu/xac-nhan/';
