import type { Resource } from "./resource";
import type { PropertyBag } from "./value";

type IdOutput = Pick<Resource<object, { account: string }>, "idOutput">;

/** What programs see of a resource: its state, and the id once more under a name of its own. */
export function outputsOf({ idOutput }: IdOutput, id: unknown, state: object): object {
  return idOutput === undefined ? state : { ...state, [idOutput]: id };
}

/** The state in some outputs, as an operation left it there. */
export function stateIn({ idOutput }: IdOutput, outputs: PropertyBag): PropertyBag {
  if (idOutput === undefined) return outputs;
  const { [idOutput]: _, ...state } = outputs;
  return state;
}
