import { aDocument } from "../../support/documents";

/** What a program declares before and after its edit. */
export const live = { categories: ["OTHER"], flowJson: aDocument("Hello"), publish: true };
export const edited = { ...live, flowJson: aDocument("Hello again") };
