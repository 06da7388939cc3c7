import path from "node:path";

import ts from "typescript";

import { metadata } from "./metadata";

const root = path.resolve(__dirname, "../..");

/** The exports of `sdk/typescript` with their types and docstrings, from the compiler. */
export class Sources {
  readonly checker: ts.TypeChecker;
  /** The exports of the package, by token: `kaleyra:whatsapp:Flow`. */
  readonly exports: ReadonlyMap<string, ts.Symbol>;
  readonly #tokens: ReadonlyMap<ts.Symbol, string>;

  constructor(entry = path.join(root, "sdk/typescript/index.ts")) {
    const project = ts.getParsedCommandLineOfConfigFile(
      path.join(root, "tsconfig.json"),
      undefined,
      { ...ts.sys, onUnRecoverableConfigFileDiagnostic: fail },
    );
    const program = ts.createProgram([entry], project?.options ?? {});
    this.checker = program.getTypeChecker();
    const source = program.getSourceFile(entry);
    const main = source && this.checker.getSymbolAtLocation(source);
    if (main === undefined) throw new Error(`${entry} exports nothing.`);
    this.exports = new Map([
      // Pulumi's name for the module of what the package itself exports.
      ...this.#tokensIn("index", main),
      // A namespace such as `kaleyra.whatsapp` is a module of the schema.
      ...this.#exportsOf(main)
        .filter(({ exported }) => isModule(exported))
        .flatMap(({ name, exported }) => this.#tokensIn(name, exported)),
    ]);
    this.#tokens = new Map([...this.exports].map(([token, symbol]) => [symbol, token]));
  }

  /** The symbol of a name in a type, with imports resolved. */
  symbolOf(name: ts.EntityName): ts.Symbol {
    const symbol = this.checker.getSymbolAtLocation(name);
    if (symbol === undefined) throw new Error(`${name.getText()} has no declaration.`);
    return this.#pastAliases(symbol);
  }

  /** @throws {Error} If the package does not export the symbol. */
  tokenOf(symbol: ts.Symbol): string {
    const token = this.#tokens.get(symbol);
    if (token === undefined) {
      throw new Error(`${symbol.name} must be exported, since an exported type uses it.`);
    }
    return token;
  }

  #tokensIn(module: string, symbol: ts.Symbol): readonly (readonly [string, ts.Symbol])[] {
    return this.#exportsOf(symbol)
      .filter(({ exported }) => !isModule(exported))
      .map(({ name, exported }) => [`${metadata.name}:${module}:${name}`, exported]);
  }

  #exportsOf(module: ts.Symbol) {
    return this.checker
      .getExportsOfModule(module)
      .map((symbol) => ({ name: symbol.name, exported: this.#pastAliases(symbol) }));
  }

  #pastAliases(symbol: ts.Symbol): ts.Symbol {
    const isAlias = (symbol.flags & ts.SymbolFlags.Alias) !== 0;
    return isAlias ? this.checker.getAliasedSymbol(symbol) : symbol;
  }
}

function isModule(symbol: ts.Symbol): boolean {
  return (symbol.flags & ts.SymbolFlags.ValueModule) !== 0;
}

function fail({ messageText }: ts.Diagnostic): never {
  throw new Error(ts.flattenDiagnosticMessageText(messageText, "\n"));
}
