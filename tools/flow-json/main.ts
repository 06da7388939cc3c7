import { generatedFiles, writeGenerated } from "./generate";

for (const file of writeGenerated(generatedFiles())) console.log(file);
