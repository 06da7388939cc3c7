/** The version of this package, which a test holds to package.json's. */
export const version = "0.1.0";

/** Where the project is going to live; there is no repository yet. */
export const repository = "https://github.com/pulumi-kaleyra/pulumi-kaleyra";
