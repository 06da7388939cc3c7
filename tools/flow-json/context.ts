import type { ComponentSpec, ContainerName } from "../../provider/flow-json/tables/spec";

/** Where a component is, as far as its schema depends on it. */
export interface Context {
  /** The container that it is directly in. */
  readonly container: ContainerName;
  /** Whether it is in a Form, at any depth. */
  readonly isInForm: boolean;
  /** The number of Ifs around it. */
  readonly ifs: number;
}

export const onScreen: Context = { container: "Screen", isInForm: false, ifs: 0 };

/** Whether a component contains others, so that its content depends on the context. */
export function isNesting({ name }: ComponentSpec): boolean {
  return name === "If" || name === "Switch";
}

/** Distinguishes the definitions of one thing in several contexts, such as `InFormInIf2`. */
export function contextSuffix({ isInForm, ifs }: Omit<Context, "container">): string {
  const form = isInForm ? "InForm" : "";
  if (ifs === 0) return form;
  return ifs === 1 ? `${form}InIf` : `${form}InIf${ifs}`;
}
