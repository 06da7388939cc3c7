import type { Entered } from "../flow-run/inputs";

/**
 * What the controls of an input show, as `Entered` describes it. How to read them is in their attribute
 * `data-reading`: a `Reading` of `render/components/controls.ts`, which no compiler compares with the
 * cases here.
 *
 * @param control One of the controls of the input.
 * @param path The path of the input in the document, as `data-input` of all its controls has it.
 */
export function valueOf(control: HTMLElement, path: string): Entered {
  const controls = [
    ...document.querySelectorAll<HTMLInputElement>(`[data-input="${CSS.escape(path)}"]`),
  ];
  const checkedValues = controls.filter(({ checked }) => checked).map(({ value }) => value);
  switch (control.dataset["reading"]) {
    case "one":
      return checkedValues[0] ?? "";
    case "many":
      return checkedValues;
    case "flag":
      return checkedValues.length > 0;
    case "range":
      // `data-part` is `start-date` or `end-date`.
      return Object.fromEntries(
        controls.map(({ dataset, value }) => [dataset["part"] ?? "", value]),
      );
    case "files":
      // Each is a `ChosenFile` of `flow-run/media.ts`.
      return [...(controls[0]?.files ?? [])].map(({ name, type, size }) => ({
        file_name: name,
        mime_type: type,
        size,
      }));
    default:
      return controls[0]?.value ?? "";
  }
}
