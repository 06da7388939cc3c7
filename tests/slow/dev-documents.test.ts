import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { Browser } from "playwright-core";

import { findBrowser, launchBrowser } from "./support/browser";
import { expectScreen, expectText, payloadOf, tap, walk } from "./support/dev-page";

/**
 * A folder with documents from repositories at GitHub, which are not part of this one: each is at
 * `<owner>__<repository>/<path with _>`. `.ci/run` sets it.
 */
const folder = process.env["FLOW_DOCUMENTS"] ?? "";
const { missing } = findBrowser();
const skipReason = folder === "" ? "FLOW_DOCUMENTS names no folder" : missing;
const describeIfPossible = skipReason === undefined ? describe : describe.skip;

/** Each walk goes from the entry to the completion, with the labels of the document. */
describeIfPossible(
  `a walk through a document of others${skipReason === undefined ? "" : ` (skipped: ${skipReason})`}`,
  () => {
    const temporary = mkdtempSync(join(tmpdir(), "kaleyra-dev-"));
    let browser: Browser;

    beforeAll(async () => {
      browser = await launchBrowser();
    });

    afterAll(async () => {
      await browser.close();
      rmSync(temporary, { recursive: true });
    });

    const documentOfPywa = (name: string) =>
      join(folder, "david-lev__pywa", `tests_data_flows_${name}.json`);

    it("with If and Switch", async () => {
      await using opened = await walk(browser, documentOfPywa("4_0_examples.json__forward_refs"));
      const { page } = opened;

      await expectText(page, ".content", "You haven't selected any insurance type");
      await tap(page, "Choose insurance type");
      await expectScreen(page, "Select insurance");
      await page.getByLabel("Premium").check();
      await tap(page, "Back");
      await expectScreen(page, "Select services");
      await expectText(page, ".content", "You've selected a comprehensive insurance");
      await tap(page, "Complete");

      await expectScreen(page, "The flow ends");
      expect(await payloadOf(page)).toEqual({
        selected_insurance_type: "full",
        flow_token: "kaleyra-flows-dev",
      });
    });

    it("with an endpoint", async () => {
      const responses = join(temporary, "responses.json");
      const options = [
        { id: "1", title: "Fire and theft", description: "At home" },
        { id: "2", title: "Liability", description: "Everywhere" },
      ];
      // A response to any `data_exchange` of a screen; of several that match, the first is sent.
      const exchange = (screen: string, response: object) => ({
        request: { action: "data_exchange", screen },
        response,
      });
      const params = { flow_token: "kaleyra-flows-dev", quote: "Q-1" };
      writeFileSync(
        responses,
        JSON.stringify({
          responses: [
            {
              request: { action: "INIT" },
              response: { screen: "DETAILS", data: { city: [{ id: "v", title: "Venice" }] } },
            },
            exchange("DETAILS", { screen: "COVER", data: { options } }),
            exchange("COVER", {
              screen: "QUOTE",
              data: { excess: [{ id: "250", title: "$250" }], total: "$47.98 per month" },
            }),
            {
              request: { action: "data_exchange", screen: "QUOTE", data: { excess: "250" } },
              response: { screen: "QUOTE", data: { total: "$40.00 per month" } },
            },
            exchange("QUOTE", {
              screen: "SUCCESS",
              data: { extension_message_response: { params } },
            }),
          ],
        }),
      );
      const flags = ["--responses", responses];
      const document = documentOfPywa("2_1_examples.json__get_a_quote");
      await using opened = await walk(browser, document, { flags });
      const { page } = opened;

      await expectScreen(page, "Your details");
      for (const label of ["Your name", "Street address", "Zip code", "Country/Region"]) {
        await page.getByLabel(label).fill(label);
      }
      await page.getByLabel("City, State").selectOption("Venice");
      await tap(page, "Continue");
      await expectScreen(page, "Your cover");
      await expectText(page, ".log", '"city": "v"');
      await page.getByLabel("Liability").check();
      await tap(page, "Continue");
      await expectScreen(page, "Your quote");
      await expectText(page, ".content", "$47.98 per month");
      await page.getByLabel("Excess").selectOption("$250");
      // A choice in this Dropdown sends a request to the endpoint at once.
      await expectText(page, ".content", "$40.00 per month");
      expect(await page.getByLabel("Monthly").isChecked()).toBe(true);
      await page.getByLabel("Accept our Privacy Policy").check();
      await tap(page, "Choose quote");

      await expectScreen(page, "The flow ends");
      expect(await payloadOf(page)).toEqual(params);
      expect(await page.locator(".inspector .log .problem").allTextContents()).toEqual([]);
    });

    it("with many screens", async () => {
      const file = join(
        folder,
        "ANGELBERRIOS23__whatsapp-flow-studio/skill_assets_ejemplo_completo.json",
      );
      await using opened = await walk(browser, file);
      const { page } = opened;

      await page.getByLabel("Nombre y apellido").fill("Ada Lovelace");
      await page.getByLabel("correo@dominio.com").fill("ada@example.com");
      await page.getByLabel("+502").fill("50212345678");
      await page.getByLabel("Llamada").check();
      await tap(page, "Continuar");
      await expectScreen(page, "Tus datos");
      await page.getByLabel("Escribe tu edad").fill("36");
      await page.getByLabel("Selecciona tu ciudad").selectOption("Cobán");
      await page.getByLabel("Selecciona una fecha").fill("2030-03-04");
      await page.getByLabel("Elige la hora").selectOption("10:00");
      await tap(page, "Siguiente");
      await expectScreen(page, "Cuéntanos más");
      await page.getByLabel("Salud").check();
      await page.getByLabel("Finanzas").check();
      await page.getByLabel("Muy satisfecho").check();
      await tap(page, "Siguiente");
      await expectScreen(page, "Casi listo");
      await tap(page, "Read more");
      await expectScreen(page, "Política de privacidad");
      await tap(page, "Back");
      await page.getByLabel("Acepto la política").check();
      await tap(page, "Enviar registro");

      await expectScreen(page, "The flow ends");
      expect(await payloadOf(page)).toEqual({
        screen_0_Cul_es_tu_nombre_completo_0: "Ada Lovelace",
        screen_0_Tu_correo_electrnico_1: "ada@example.com",
        screen_0_Tu_nmero_de_telfono_2: "50212345678",
        screen_0_Cmo_prefieres_que_te_contactemos_3: "1_Llamada",
        screen_1_Cuntos_aos_tienes_0: 36,
        screen_1_En_qu_ciudad_vives_1: "3_Cobn",
        screen_1_Qu_da_prefieres_para_tu_cita_2: "2030-03-04",
        screen_1_Hora_aproximada_3: "2_1000",
        screen_2_Qu_temas_te_interesan_elige_hasta_3_0: ["0_Salud", "3_Finanzas"],
        screen_2_Qu_tan_satisfecho_ests_con_nuestro_servicio_1: "0_Muy_satisfecho",
        screen_2_Algn_comentario_o_solicitud_especial_2: "",
        screen_3_Acepto_la_poltica_de_privacidad_y_el_tratamiento_de_mis_dato_0: true,
        screen_3_Quiero_recibir_novedades_y_promociones_por_WhatsApp_1: false,
        flow_token: "kaleyra-flows-dev",
      });
    });
  },
);
