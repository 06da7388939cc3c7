// The pulumi-kaleyra package keeps WhatsApp flows at Kaleyra (Tata Communications) as infrastructure.
package kaleyra
