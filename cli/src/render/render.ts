import { checkDocument, type CheckOptions } from "../../../provider/flow-json/check-document";
import type { Finding } from "../../../provider/flow-json/finding";
import { flowModelOf } from "../../../provider/flow-json/model/read-flow";
import { parseJson } from "../../../provider/flow-json/syntax/parse";
import type { DocumentText } from "../validate/read-documents";
import { drawComponent } from "./components";
import { examplesOf } from "./display-value";
import { FindingsByPlace } from "./findings";
import { layOut } from "./graph/layout";
import { routingGraph } from "./graph/routing-graph";
import { graphStyle } from "./graph/style";
import { graphSvg } from "./graph/svg";
import { html, Markup } from "./markup";
import { drawPage } from "./page";
import { palette } from "./style";

export interface Drawn {
  /** `undefined` if the text is not a document. */
  readonly picture: string | undefined;
  readonly findings: readonly Finding[];
}

/** Draws a document as a page, or only its routing graph as SVG. */
export function render(
  { file, text }: DocumentText,
  options: CheckOptions,
  as: "html" | "svg",
): Drawn {
  const all = checkDocument(text, options);
  const flow = flowModelOf(parseJson(text));
  if (flow === undefined) return { picture: undefined, findings: all };
  const findings = new FindingsByPlace(flow, all);
  const name = file.slice(file.lastIndexOf("/") + 1);
  const picture =
    as === "html"
      ? drawPage(name, {
          flow,
          findings,
          display: examplesOf(flow),
          linksScreens: true,
          draw: drawComponent,
        })
      : graphSvg(layOut(routingGraph(flow, findings)), {
          linked: false,
          style: html`<style>${new Markup(palette + graphStyle)}</style>`,
        }).text;
  return { picture, findings: all };
}
