import type { Rule } from "../../rule";
import { componentTypeMaxNumberPerScreen } from "./component-type-max-number-per-screen";
import { componentsOutsideForm } from "./components-outside-form";
import { conditionRules } from "./conditions";
import { duplicatePropetyForCondition } from "./duplicate-propety-for-condition";
import { duplicateScreenIds } from "./duplicate-screen-ids";
import { invalidComponentPlacement } from "./invalid-component-placement";
import { invalidDataApiVersion } from "./invalid-data-api-version";
import { invalidDateRange } from "./invalid-date-range";
import { invalidEnumValue } from "./invalid-enum-value";
import { invalidFlowJson } from "./invalid-flow-json";
import { invalidFlowJsonVersion } from "./invalid-flow-json-version";
import { invalidFooterPayloadOutsideForm } from "./invalid-footer-payload-outside-form";
import { invalidPropertyKey } from "./invalid-property-key";
import { terminalNavigationList } from "./invalid-property-key.terminal-list";
import { invalidPropertyType } from "./invalid-property-type";
import { invalidPropertyValueForCondition } from "./invalid-property-value-for-condition";
import { invalidPropertyValueFormat } from "./invalid-property-value-format";
import { tooManyCarousels } from "./invalid-property-value.carousels";
import { invalidComponentType } from "./invalid-property-value.component-type";
import { invalidPattern } from "./invalid-property-value.pattern";
import { refreshWithoutEndpoint } from "./invalid-property-value.refresh-on-back";
import { invalidScreenData } from "./invalid-screen-data";
import { invalidSensitiveField } from "./invalid-sensitive-field";
import { cannotBeFilled } from "./kaleyra-cannot-be-filled";
import { duplicateKey } from "./kaleyra-duplicate-key";
import { duplicateOptionId } from "./kaleyra-duplicate-option-id";
import { imageFormat } from "./kaleyra-image-format";
import { imageTooLarge } from "./kaleyra-image-too-large";
import { lostCharacter } from "./kaleyra-lost-character";
import { nextType } from "./kaleyra-next-type";
import { outputAsTextRule } from "./kaleyra-output-as-text";
import { textTooLong } from "./kaleyra-text-too-long";
import { tooFewOptions } from "./kaleyra-too-few-options";
import { unknownInitValue } from "./kaleyra-unknown-init-value";
import { keywordOneOf } from "./keyword-one-of";
import { maxAllowedComponentsPerScreen } from "./max-allowed-components-per-screen";
import { maxItemsRequired } from "./max-items-required";
import { tooManyInOptions } from "./max-items-required.options";
import { maximumIfNesting } from "./maximum-if-nesting";
import { minItemsRequired } from "./min-items-required";
import { minValueGreaterThanMax } from "./min-value-greater-than-max";
import { minimumValueRequired } from "./minimum-value-required";
import { missingFooterInIfElseBranches } from "./missing-footer-in-if-else-branches";
import { missingFooterInSwitchBranches } from "./missing-footer-in-switch-branches";
import { missingRequiredProperty } from "./missing-required-property";
import { notKeywordSchemaValidationFailed } from "./not-keyword-schema-validation-failed";
import { patternMismatch } from "./pattern-mismatch";
import { propertyNameMismatch } from "./property-name-mismatch";
import { screenIdIsReservedKeyword } from "./screen-id-is-reserved-keyword";

/** Rules about structure: parts, properties, counts and values. */
export const structureRules: readonly Rule[] = [
  componentTypeMaxNumberPerScreen,
  componentsOutsideForm,
  duplicatePropetyForCondition,
  duplicateScreenIds,
  invalidComponentPlacement,
  invalidDataApiVersion,
  invalidDateRange,
  invalidEnumValue,
  invalidFlowJsonVersion,
  invalidFlowJson,
  invalidFooterPayloadOutsideForm,
  terminalNavigationList,
  invalidPropertyKey,
  invalidPropertyType,
  invalidPropertyValueForCondition,
  invalidPropertyValueFormat,
  tooManyCarousels,
  invalidComponentType,
  invalidPattern,
  refreshWithoutEndpoint,
  invalidScreenData,
  invalidSensitiveField,
  cannotBeFilled,
  duplicateKey,
  outputAsTextRule,
  duplicateOptionId,
  imageFormat,
  imageTooLarge,
  lostCharacter,
  nextType,
  textTooLong,
  tooFewOptions,
  unknownInitValue,
  keywordOneOf,
  maxAllowedComponentsPerScreen,
  tooManyInOptions,
  maxItemsRequired,
  maximumIfNesting,
  minItemsRequired,
  minValueGreaterThanMax,
  minimumValueRequired,
  missingFooterInIfElseBranches,
  missingFooterInSwitchBranches,
  missingRequiredProperty,
  ...conditionRules,
  notKeywordSchemaValidationFailed,
  patternMismatch,
  propertyNameMismatch,
  screenIdIsReservedKeyword,
];
