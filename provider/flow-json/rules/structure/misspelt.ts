import { nearest } from "../../nearest";
import { isAvailable, propertyOf } from "./walk/available";
import type { PlacedObject } from "./walk/placed";

/** The property that a key of an object most likely means: a near one that the object lacks. */
export function meantBy(object: PlacedObject, key: string): string | undefined {
  const absent = Object.keys(object.properties).filter((name) => {
    const property = propertyOf(object, name);
    return (
      property !== undefined && isAvailable(property, object) && !object.node.members.has(name)
    );
  });
  return nearest(key, absent);
}

/** Whether an unknown key of the object is that property misspelt, which is said at the key. */
export function isMisspelt(object: PlacedObject, property: string): boolean {
  return [...object.node.members.keys()].some(
    (key) => propertyOf(object, key) === undefined && meantBy(object, key) === property,
  );
}
