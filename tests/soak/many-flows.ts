import * as kaleyra from "pulumi-kaleyra";

import { aDocument } from "../support/documents";

/** A program with this many flows. Every second is published; after the change, every tenth has another heading. */
export function manyFlows(count: number, isChanged: boolean) {
  return () => {
    for (let index = 0; index < count; index += 1) {
      const heading = isChanged && index % 10 === 0 ? "Changed" : "Hello";
      new kaleyra.whatsapp.Flow(`flow${index}`, {
        categories: ["OTHER"],
        flowJson: aDocument(heading),
        publish: index % 2 === 0,
      });
    }
    return Promise.resolve();
  };
}
