import { describeLanguage } from "./support/describe-language";

describeLanguage("yaml");
