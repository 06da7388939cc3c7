import type { FastifyInstance } from "fastify";

import type { Controls } from "../controls";
import { isFromThisMachine, refuseForeignRequests } from "../server/request-origin";
import { baseUrlOf } from "../server/serve";
import type { ServerState } from "../server/state";
import { faultsSection } from "./faults-section";
import { htmlPage, pageScript } from "./frame";
import { html } from "./markup";
import { accountsSection, flowsSection, requestsSection } from "./sections";
import { switchesSection } from "./switches-section";

/**
 * Adds the page for people, at `/`, on this machine only. Its script, `page.js`, uses the controls over HTTP and
 * shows messages in `#news`; no compiler checks this id.
 */
export function addPage(
  app: FastifyInstance,
  controls: Controls,
  { accounts, hostNames, mask }: ServerState,
): void {
  void app.register((scope, _options, done) => {
    refuseForeignRequests(scope, hostNames);
    scope.get("/", (request, reply) => {
      if (!isFromThisMachine(request)) {
        return reply.code(403).send({ error: "This page is shown on this machine only." });
      }
      const body = html`<header><h1>Kaleyra, emulated</h1>
<p>at <code>${mask(baseUrlOf(request))}</code></p></header>
<p id="news" role="status"></p>
<main>
<div class="column">
${flowsSection(accounts, controls, mask)}
${requestsSection(controls)}
${accountsSection(accounts, controls, mask)}
</div>
<div class="column">
${faultsSection(controls, mask)}
${switchesSection(controls)}
</div>
</main>`;
      const { status, headers, body: page } = htmlPage("Kaleyra, emulated", body, pageScript);
      return reply.code(status).headers(headers).send(page);
    });
    done();
  });
}
