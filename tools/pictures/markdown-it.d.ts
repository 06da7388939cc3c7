/** The package has no types of its own. These are for what the pictures use. */
declare module "markdown-it" {
  export default class MarkdownIt {
    constructor(options: { readonly html: boolean });
    render(markdown: string): string;
  }
}
