@node "%~dp0pulumi-language-nodejs" %*
