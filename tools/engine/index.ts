export { engineEnvironment, engineFolders } from "./environment";
export { languageEnvironment } from "./languages";
export { policyEnvironment } from "./policies";
