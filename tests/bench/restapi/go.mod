module restapi

go 1.26.8

require github.com/Mastercard/terraform-provider-restapi v1.20.0
