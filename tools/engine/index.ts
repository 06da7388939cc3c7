export { engineEnvironment, engineFolders } from "./environment";
export { policyEnvironment } from "./policies";
