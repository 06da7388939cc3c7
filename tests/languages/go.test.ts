import { describeLanguage } from "./support/describe-language";

describeLanguage("go");
