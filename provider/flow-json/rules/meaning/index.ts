import type { Rule } from "../../rule";
import { duplicateFormComponentNames } from "./duplicate-form-component-names";
import { invalidActionPayloadProperty } from "./invalid-action-payload-property";
import { invalidCompleteAction } from "./invalid-complete-action";
import { invalidNavigateActionNextScreenName } from "./invalid-navigate-action-next-screen-name";
import { navigatePayloadFields } from "./invalid-navigate-action-payload.fields";
import { navigatePayloadType } from "./invalid-navigate-action-payload.type";
import { invalidNavigateActionStaticData } from "./invalid-navigate-action-static-data";
import { payloadMedia } from "./invalid-on-click-action-payload.media";
import { payloadReference } from "./invalid-on-click-action-payload.reference";
import { expressionValue } from "./invalid-property-value.expression";
import { formAttributes } from "./invalid-property-value.form-attributes";
import { ifCondition } from "./invalid-property-value.if-condition";
import { noSuccessfulEnd } from "./invalid-property-value.no-successful-end";
import { switchValue } from "./invalid-property-value.switch-value";
import { terminalFooter } from "./invalid-property-value.terminal-footer";
import { backEdge } from "./invalid-routing-model.back-edge";
import { deadEnd } from "./invalid-routing-model.dead-end";
import { disconnected } from "./invalid-routing-model.disconnected";
import { noEntry } from "./invalid-routing-model.no-entry";
import { tooManyDestinations } from "./invalid-routing-model.too-many-destinations";
import { undeclaredNavigation } from "./invalid-routing-model.undeclared-navigation";
import { unknownScreen } from "./invalid-routing-model.unknown-screen";
import { unlistedScreen } from "./invalid-routing-model.unlisted-screen";
import { dataExample } from "./invalid-screen-data.example";
import { hyphenInField } from "./invalid-screen-dynamic-data.hyphen";
import { boundReference } from "./invalid-screen-dynamic-data.reference";
import { boundType } from "./invalid-screen-dynamic-data.type";
import { invalidTextDynamicData } from "./invalid-text-dynamic-data";
import { invalidUpdateDataActionPayload } from "./invalid-update-data-action-payload";
import { endpoint } from "./kaleyra-endpoint";
import { literalBinding } from "./kaleyra-literal-binding";
import { routingCycle } from "./kaleyra-routing-cycle";
import { unusedData } from "./kaleyra-unused-data";
import { missingFooterOnTerminalScreen } from "./missing-footer-on-terminal-screen";
import { missingNavigationActionPayload } from "./missing-navigation-action-payload";
import { missingDataApiVersion } from "./missing-required-property.data-api-version";
import { missingTerminalScreen } from "./missing-terminal-screen";
import { nativeComponentInFormInitValues } from "./native-component-in-form-init-values";

/** Rules about meaning: data, references, and routes between screens. */
export const meaningRules: readonly Rule[] = [
  duplicateFormComponentNames,
  invalidActionPayloadProperty,
  invalidCompleteAction,
  invalidNavigateActionNextScreenName,
  navigatePayloadFields,
  navigatePayloadType,
  invalidNavigateActionStaticData,
  payloadMedia,
  payloadReference,
  expressionValue,
  formAttributes,
  ifCondition,
  noSuccessfulEnd,
  switchValue,
  terminalFooter,
  backEdge,
  deadEnd,
  disconnected,
  noEntry,
  tooManyDestinations,
  undeclaredNavigation,
  unknownScreen,
  unlistedScreen,
  dataExample,
  hyphenInField,
  boundReference,
  boundType,
  invalidTextDynamicData,
  invalidUpdateDataActionPayload,
  endpoint,
  literalBinding,
  routingCycle,
  unusedData,
  missingFooterOnTerminalScreen,
  missingNavigationActionPayload,
  missingDataApiVersion,
  missingTerminalScreen,
  nativeComponentInFormInitValues,
];
