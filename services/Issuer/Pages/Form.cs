using Microsoft.AspNetCore.Antiforgery;

namespace Medborgarlofte.Issuer.Pages;

/// <summary>What every page with a form is shown with.</summary>
/// <param name="Language">Its language.</param>
/// <param name="Token">The antiforgery token of its forms.</param>
/// <param name="Path">Its own address, in this language.</param>
/// <param name="OtherPath">The same page in the other language.</param>
/// <param name="ReturnUrl">Where it leads, when that is known.</param>
/// <param name="Errors">What is wrong, by the field's name; under "" what is wrong with the whole.</param>
public sealed record Form(PageLanguage Language, string Token, string Path, string OtherPath, string? ReturnUrl, IReadOnlyDictionary<string, string> Errors)
{
    /// <summary>Name of the field that holds <see cref="Token"/>.</summary>
    public const string TokenField = "__RequestVerificationToken";

    /// <summary>A form on a page of its own address; <paramref name="other"/> is its address in the other language.</summary>
    public static Form Of(HttpContext http, PageLanguage language, string other, params (string Field, string Text)[] errors)
    {
        var tokens = http.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(http);
        var sought = http.Request.Query[ReturnAddress.Parameter].ToString();
        var returnUrl = ReturnAddress.IsOwn(sought) ? sought : null;
        return new Form(language, tokens.RequestToken!, language.WithReturn(http.Request.Path, returnUrl), language.Other.WithReturn(other, returnUrl), returnUrl,
            errors.ToDictionary(error => error.Field, error => error.Text));
    }

    /// <summary>What is wrong with a field; null for nothing.</summary>
    public string? Error(string field) => Errors.GetValueOrDefault(field);
}
