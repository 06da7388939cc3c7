export { engineEnvironment, engineFolders } from "./environment";
