/**
 * Names that people write for a property, from other toolkits or from other components, each with
 * the properties of Flow JSON that may be meant. Of those that the object can have and lacks, the
 * first counts: `invalid-property-key` suggests it, and the walk reads the member as that property.
 */
export const aliases: Readonly<Record<string, readonly string[]>> = {
  accept: ["allowed-mime-types"],
  action: ["on-click-action", "name"],
  alt: ["alt-text"],
  body: ["text", "children"],
  caption: ["label", "text"],
  choices: ["data-source"],
  component: ["type"],
  components: ["children", "layout"],
  content: ["text", "children", "main-content"],
  data: ["payload", "data-source"],
  default: ["init-value"],
  "default-value": ["init-value"],
  defaultValue: ["init-value"],
  description: ["helper-text"],
  destination: ["next"],
  elements: ["children"],
  entries: ["list-items"],
  error: ["error-message"],
  expression: ["condition", "value"],
  heading: ["title", "text"],
  help: ["helper-text"],
  hint: ["helper-text"],
  href: ["url"],
  image: ["src"],
  items: ["data-source", "list-items", "children", "images"],
  key: ["id"],
  label: ["title", "text"],
  kind: ["type"],
  link: ["url"],
  mandatory: ["required"],
  "max-chars": ["max-length"],
  "max-length": ["max-chars"],
  maxLength: ["max-chars", "max-length"],
  "min-length": ["min-chars"],
  minLength: ["min-chars"],
  name: ["id", "title"],
  "on-change": ["on-select-action"],
  "on-click": ["on-click-action"],
  "on-select": ["on-select-action"],
  "on-submit-action": ["on-click-action"],
  onChange: ["on-select-action"],
  onClick: ["on-click-action"],
  onSelect: ["on-select-action"],
  options: ["data-source"],
  params: ["payload"],
  placeholder: ["helper-text"],
  regex: ["pattern"],
  screen: ["next"],
  source: ["src", "photo-source", "data-source"],
  target: ["next"],
  text: ["label", "title"],
  title: ["label", "text"],
  type: ["name"],
  url: ["src"],
  value: ["id", "init-value", "text"],
  when: ["condition"],
};

/**
 * Properties of other toolkits with the opposite meaning, and the property to write with the
 * opposite value.
 */
export const opposites: Readonly<Record<string, string>> = {
  disabled: "enabled",
  hidden: "visible",
  optional: "required",
  readonly: "enabled",
};
