/** The version of this package, which a test holds to package.json's. */
export const version = "0.1.0";
