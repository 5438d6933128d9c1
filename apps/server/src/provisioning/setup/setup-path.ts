/** Where set-up links lead, below the server's origin. */
export const SETUP_PATH = "/setup/";
