using System.Security.Cryptography;
using System.Text;
using Grpc.Core;
using Medborgarlofte.Gateway.Pages;
using Medborgarlofte.Gateway.Workplace.Access;
using Medborgarlofte.Gateway.Workplace.Components;
using Medborgarlofte.ServiceDefaults.Errors;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Medborgarlofte.Gateway.Workplace;

/// <summary>
/// Answers a request for a page of the workplace: asks for a sign-in, checks where a form comes from, calls the services with the member's
/// token, and says in words what went wrong.
/// </summary>
internal sealed class WorkplacePages(PageRenderer renderer, IOptions<WorkplaceOptions> options, IServiceProvider services, TimeProvider time)
{
    /// <summary>A hundred commitments have some thousand fields. Files stay in memory: none may be left on a disk.</summary>
    public static readonly FormOptions Forms = new()
    {
        ValueCountLimit = 20_000, ValueLengthLimit = 2 * 1024 * 1024, MultipartBodyLengthLimit = LargestForm, MemoryBufferThreshold = LargestForm,
    };

    /// <summary>The largest form in bytes, a file in it included.</summary>
    public const int LargestForm = 12 * 1024 * 1024;

    /// <summary>The demonstration; null in any other process.</summary>
    public WorkplaceDemo? Demo { get; } = services.GetService<WorkplaceDemo>();

    /// <summary>True where people can sign in.</summary>
    public bool IsSetUp => Demo is not null || options.Value.IsSetUp;

    public TimeProvider Time => time;

    /// <summary>A page for whoever is signed in.</summary>
    /// <param name="anybody">True for who is no member too.</param>
    public async Task<IResult> ShowAsync(HttpContext http, Language language, Func<WorkplaceVisit, Task<IResult>> page, bool anybody = false)
    {
        if (Open(http, language) is { } closed)
        {
            return await closed;
        }

        var session = await http.AuthenticateAsync(WorkplaceSignIn.Session);
        if (!session.Succeeded || session.Properties.FormToken() is not { } formToken)
        {
            // Whoever has typed something can go back to it from a page, and not from the issuer's.
            var fault = http.Features.Get<SessionFault>()?.Status ?? (HttpMethods.IsPost(http.Request.Method) ? StatusCodes.Status401Unauthorized : null as int?);
            return fault is { } status
                ? await FaultAsync(new WorkplaceVisit(language, null, "", Demo is not null), status)
                : Results.Redirect($"{language.SignIn()}?return={Uri.EscapeDataString(http.Request.Path)}");
        }

        var visit = new WorkplaceVisit(language, Member.Of(session.Principal), formToken, Demo is not null);
        if (visit.Member is null && !anybody)
        {
            return await FaultAsync(visit, StatusCodes.Status403Forbidden);
        }

        try
        {
            if (HttpMethods.IsPost(http.Request.Method) && !await IsOwnFormAsync(http, formToken))
            {
                return await FaultAsync(visit, StatusCodes.Status400BadRequest);
            }

            // The interceptor of calls to the services sends the caller's own token on: here it is the session's.
            http.Request.Headers.Authorization = $"Bearer {session.Properties.Token()}";
            return await page(visit);
        }
        catch (DomainException e) when (e.Kind != StatusCode.InvalidArgument)
        {
            return await FaultAsync(visit, Problems.GrpcProblems.HttpStatus(e.Kind));
        }
        catch (DomainException)
        {
            return await FaultAsync(visit, StatusCodes.Status422UnprocessableEntity);
        }
        catch (RpcException e) when (e.StatusCode is StatusCode.InvalidArgument or StatusCode.FailedPrecondition or StatusCode.Aborted)
        {
            return await FaultAsync(visit, StatusCodes.Status422UnprocessableEntity);
        }
        catch (RpcException e) when (e.StatusCode is StatusCode.Unauthenticated or StatusCode.NotFound or StatusCode.PermissionDenied
            or StatusCode.Unavailable or StatusCode.DeadlineExceeded or StatusCode.ResourceExhausted)
        {
            return await FaultAsync(visit, Problems.GrpcProblems.HttpStatus(e.StatusCode));
        }
        catch (InvalidDataException)
        {
            // The form is larger than the limits.
            return await FaultAsync(visit, StatusCodes.Status413PayloadTooLarge);
        }
        catch (BadHttpRequestException e)
        {
            return await FaultAsync(visit, e.StatusCode == StatusCodes.Status413PayloadTooLarge ? e.StatusCode : StatusCodes.Status422UnprocessableEntity);
        }
    }

    /// <summary>A page before a sign-in.</summary>
    public async Task<IResult> ShowOpenAsync(HttpContext http, Language language, Func<WorkplaceVisit, Task<IResult>> page) =>
        Open(http, language) is { } closed ? await closed : await page(new WorkplaceVisit(language, null, "", Demo is not null));

    /// <summary>A page as an answer.</summary>
    public async Task<IResult> PageAsync<TPage>(WorkplaceVisit visit, Dictionary<string, object?> parameters, int status = StatusCodes.Status200OK)
        where TPage : IComponent
    {
        parameters["Visit"] = visit;
        return Results.Content(await renderer.HtmlAsync<TPage>(parameters), "text/html; charset=utf-8", Encoding.UTF8, status);
    }

    /// <summary>A page that says what went wrong.</summary>
    public Task<IResult> FaultAsync(WorkplaceVisit visit, int status) => PageAsync<FaultPage>(visit, new() { ["Status"] = status }, status);

    /// <summary>The headers of every page; an answer where there is no workplace.</summary>
    private Task<IResult>? Open(HttpContext http, Language language)
    {
        PageHeaders.Set(http.Response);
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers["Referrer-Policy"] = "same-origin";
        http.Response.Headers.ContentSecurityPolicy = $"{http.Response.Headers.ContentSecurityPolicy}; script-src 'self'; connect-src 'self'";
        if (options.Value.IsSetUp)
        {
            // The form that signs out ends at the issuer, which browsers hold against the form.
            http.Response.Headers.ContentSecurityPolicy = http.Response.Headers.ContentSecurityPolicy.ToString()
                .Replace("form-action 'self'", $"form-action 'self' {services.GetRequiredService<IssuerOrigins>().Value}", StringComparison.Ordinal);
        }

        var visit = new WorkplaceVisit(language, null, "", Demo is not null);
        if (!IsSetUp)
        {
            return FaultAsync(visit, StatusCodes.Status404NotFound);
        }

        // A demonstration is for who sits at the machine: not through a proxy, and not by a name that somebody has pointed at it.
        return Demo is not null && !IsLocal(http) ? FaultAsync(visit, StatusCodes.Status404NotFound) : null;
    }

    private static bool IsLocal(HttpContext http) =>
        http.Connection.RemoteIpAddress is { } address && System.Net.IPAddress.IsLoopback(address)
        && http.Request.Host.Host is "localhost" or "127.0.0.1" or "[::1]"
        && !http.Request.Headers.ContainsKey("X-Forwarded-For") && !http.Request.Headers.ContainsKey("Forwarded");

    /// <summary>A form repeats the token of its session, which no other site knows.</summary>
    private static async Task<bool> IsOwnFormAsync(HttpContext http, string formToken)
    {
        if (!MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type)
            || type.MediaType.Value is not ("application/x-www-form-urlencoded" or "multipart/form-data"))
        {
            return false;
        }

        if (http.Request.ContentLength is null or > LargestForm)
        {
            throw new InvalidDataException("A form is larger than the limit.");
        }

        http.Features.Set<IFormFeature>(new FormFeature(http.Request, Forms));
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        return CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(form[WorkplaceVisit.FormField].ToString()), Encoding.UTF8.GetBytes(formToken));
    }
}
