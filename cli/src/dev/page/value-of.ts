/**
 * What the controls of an input show, as `Entered` in `flow-run/inputs.ts` describes it. Their
 * `data-reading` is a `Reading` of `render/components/controls.ts`.
 */
export function valueOf(control: HTMLElement, path: string): unknown {
  const controls = [
    ...document.querySelectorAll<HTMLInputElement>(`[data-input="${CSS.escape(path)}"]`),
  ];
  const chosen = controls.filter(({ checked }) => checked).map(({ value }) => value);
  switch (control.dataset["reading"]) {
    case "one":
      return chosen[0] ?? "";
    case "many":
      return chosen;
    case "flag":
      return chosen.length > 0;
    case "range":
      return Object.fromEntries(controls.map(({ dataset, value }) => [dataset["part"], value]));
    case "files":
      return [...(controls[0]?.files ?? [])].map(({ name, type, size }) => ({
        file_name: name,
        mime_type: type,
        size,
      }));
    default:
      return controls[0]?.value ?? "";
  }
}
