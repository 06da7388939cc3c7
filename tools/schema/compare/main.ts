/**
 * `npm run schema:compare -- OLD NEW`: prints what changed between two schemas of the plugin, as
 * Markdown for a pull request.
 */
import { compareSchemas, markdownOf, readSchema } from "./compare";

const [before, after] = process.argv.slice(2);
if (before === undefined || after === undefined) {
  console.error("Name two schemas: npm run schema:compare -- OLD.json NEW.json");
  process.exitCode = 2;
} else {
  console.log(markdownOf(compareSchemas(readSchema(before), readSchema(after))));
}
