using System.Globalization;
using Grpc.Core;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Gateway.Problems;
using Medborgarlofte.Gateway.Workplace.Pictures;
using Medborgarlofte.ServiceDefaults.Errors;
using AgreementsClient = Medborgarlofte.Contracts.FollowUp.V1.AgreementsService.AgreementsServiceClient;
using Problem = Medborgarlofte.Gateway.Problems.Problem;
using WordingsClient = Medborgarlofte.Contracts.FollowUp.V1.WordingsService.WordingsServiceClient;

namespace Medborgarlofte.Gateway.Workplace.Desk;

/// <summary>What came of an attempt to store a draft.</summary>
public enum SaveResult
{
    /// <summary>Stored, or stored already.</summary>
    Saved,

    /// <summary>Values are not taken; the form says which.</summary>
    Invalid,

    /// <summary>Somebody has stored another version meanwhile.</summary>
    Changed,

    /// <summary>Both parties have signed meanwhile.</summary>
    Frozen,
}

/// <summary>The desk's calls to the services, with the token of whoever is signed in.</summary>
internal sealed class DraftStore(AgreementsClient agreements, WordingsClient wordings, PictureStore pictures) : IDisposable
{
    private const int MostListed = 200;
    private const int LongestId = 58;
    private const int MostNumbers = 1000;
    private static readonly FieldPaths Paths = new("agreement");
    private readonly SemaphoreSlim creating = new(1);

    /// <summary>The situation pictures that agreements rest on.</summary>
    public PictureStore Pictures => pictures;

    public async Task<IReadOnlyList<Agreement>> ListAsync(string municipality, CancellationToken cancellationToken) =>
        (await agreements.ListAgreementsAsync(
            new ListAgreementsRequest { MunicipalityCode = municipality, PageSize = MostListed }, cancellationToken: cancellationToken)).Agreements;

    /// <summary>An agreement of the municipality; NOT_FOUND for another one's.</summary>
    public async Task<Agreement> GetAsync(string id, string municipality, CancellationToken cancellationToken) =>
        (await FindAsync(id, municipality, cancellationToken)).Agreement;

    /// <summary>The same, with the hash of what is signed.</summary>
    public async Task<GetAgreementResponse> FindAsync(string id, string municipality, CancellationToken cancellationToken)
    {
        var found = await agreements.GetAgreementAsync(new GetAgreementRequest { AgreementId = id }, cancellationToken: cancellationToken);
        return found.Agreement.MunicipalityCode == municipality ? found : throw new RpcException(new Status(StatusCode.NotFound, ""));
    }

    public async Task<ReadWordingResponse> ReadAsync(string text, string municipality, CancellationToken cancellationToken) =>
        await wordings.ReadWordingAsync(new ReadWordingRequest { MunicipalityCode = municipality, Text = text }, cancellationToken: cancellationToken);

    /// <summary>Stores a draft for the first time: by the id that it proposes, or by that with a number after it where another agreement has it.</summary>
    public async Task<SaveResult> CreateAsync(DraftForm draft, CancellationToken cancellationToken)
    {
        var proposed = draft.Id;
        draft.Etag = "";

        // Two people who begin at the same time must not find the same id free.
        await creating.WaitAsync(cancellationToken);
        try
        {
            for (var number = 2; await IsTakenAsync(draft.ToAgreement(), cancellationToken); number++)
            {
                if (number > MostNumbers)
                {
                    throw new RpcException(new Status(StatusCode.FailedPrecondition, "No free id was found."));
                }

                var beginning = proposed.Length > LongestId ? proposed[..LongestId].TrimEnd('-') : proposed;
                draft.Json["id"] = string.Create(CultureInfo.InvariantCulture, $"{beginning}-{number}");
            }

            return await SaveAsync(draft, cancellationToken);
        }
        finally
        {
            creating.Release();
        }
    }

    /// <summary>Stores a draft, and puts its new version, the linter's warnings or the faults into the form.</summary>
    public async Task<SaveResult> SaveAsync(DraftForm draft, CancellationToken cancellationToken)
    {
        var agreement = draft.ToAgreement();
        var own = draft.Errors;
        try
        {
            var response = await agreements.DraftAgreementAsync(
                new DraftAgreementRequest { Agreement = agreement, Etag = draft.Etag, ValidateOnly = own.Count > 0 }, cancellationToken: cancellationToken);
            draft.Warnings = response.Warnings;
            if (own.Count > 0)
            {
                return SaveResult.Invalid;
            }

            (draft.Etag, draft.Signatures) = (response.Agreement.Record.Etag, response.Agreement.Signatures);
            return SaveResult.Saved;
        }
        catch (RpcException e) when (e.StatusCode is StatusCode.InvalidArgument or StatusCode.Aborted or StatusCode.FailedPrecondition)
        {
            var problem = GrpcProblems.Of(e, Paths);
            if (e.StatusCode == StatusCode.InvalidArgument)
            {
                draft.Errors = Merged(own, problem);
                return SaveResult.Invalid;
            }

            return problem.Reason == "AGREEMENT_SIGNED" ? SaveResult.Frozen : await ConflictAsync(draft, agreement, cancellationToken);
        }
    }

    /// <summary>The linter's warnings of what is stored.</summary>
    public async Task<IReadOnlyList<LintWarning>> LintAsync(DraftForm draft, CancellationToken cancellationToken) =>
        (await agreements.DraftAgreementAsync(
            new DraftAgreementRequest { Agreement = draft.ToAgreement(), ValidateOnly = true }, cancellationToken: cancellationToken)).Warnings;

    /// <summary>Signs the text that has the hash.</summary>
    public async Task SignAsync(string id, Signature signature, string hash, CancellationToken cancellationToken) =>
        await agreements.SignAgreementAsync(new SignAgreementRequest { AgreementId = id, Signature = signature, Hash = hash }, cancellationToken: cancellationToken);

    /// <summary>What the checks and the linter say of another wording of a signed agreement, put into the form.</summary>
    public async Task CheckAsync(DraftForm draft, CancellationToken cancellationToken)
    {
        var agreement = draft.ToAgreement();
        var own = draft.Errors;

        draft.IsRevision = true;

        // No agreement has this id: what is signed is compared with nothing but itself.
        agreement.Id = $"{agreement.MunicipalityCode}-revidering";
        try
        {
            draft.Warnings = (await agreements.DraftAgreementAsync(
                new DraftAgreementRequest { Agreement = agreement, ValidateOnly = true }, cancellationToken: cancellationToken)).Warnings;
        }
        catch (RpcException e) when (e.StatusCode == StatusCode.InvalidArgument)
        {
            draft.Errors = Merged(own, GrpcProblems.Of(e, Paths));
        }
    }

    /// <summary>Proposes a revision, or signs it when it names the party's signature.</summary>
    public async Task<ReviseAgreementResponse> ReviseAsync(string id, Revision revision, CancellationToken cancellationToken) => await agreements.ReviseAgreementAsync(
        new ReviseAgreementRequest { AgreementId = id, Revision = revision, ProposeOnly = revision.Signatures.Count == 0 }, cancellationToken: cancellationToken);

    /// <summary>Takes back a proposed revision.</summary>
    public async Task WithdrawRevisionAsync(string id, int number, CancellationToken cancellationToken) =>
        await agreements.WithdrawRevisionAsync(new WithdrawRevisionRequest { AgreementId = id, Number = number }, cancellationToken: cancellationToken);

    public void Dispose() => creating.Dispose();

    private static IReadOnlyList<FieldViolation> Merged(IReadOnlyList<FieldViolation> own, Problem problem)
    {
        var isPersonal = problem.Reason == "PERSONAL_DATA";
        return [.. own, .. problem.Errors.Where(error => own.All(one => one.Field != error.Field))
            .Select(error => isPersonal ? error with { Description = FieldHelp.PersonalData } : error)];
    }

    /// <summary>A form that is sent twice finds its own first version stored: that is no conflict.</summary>
    private async Task<SaveResult> ConflictAsync(DraftForm draft, Agreement agreement, CancellationToken cancellationToken)
    {
        var stored = await GetAsync(agreement.Id, agreement.MunicipalityCode, cancellationToken);
        draft.Etag = stored.Record.Etag;
        var again = await agreements.DraftAgreementAsync(new DraftAgreementRequest { Agreement = agreement, ValidateOnly = true }, cancellationToken: cancellationToken);
        draft.Warnings = again.Warnings;
        return again.Outcome == PushOutcome.Unchanged ? SaveResult.Saved : SaveResult.Changed;
    }

    /// <summary>
    /// True when another agreement has the id: one with other content, a signed one, or one of another municipality. The same content is the
    /// same form, sent twice.
    /// </summary>
    private async Task<bool> IsTakenAsync(Agreement agreement, CancellationToken cancellationToken)
    {
        try
        {
            var response = await agreements.DraftAgreementAsync(new DraftAgreementRequest { Agreement = agreement, ValidateOnly = true }, cancellationToken: cancellationToken);
            return response.Outcome == PushOutcome.Corrected;
        }
        catch (RpcException e) when (e.StatusCode == StatusCode.InvalidArgument)
        {
            // It cannot be stored yet, and so takes no id. One that stands at another agreement is not shown for it either.
            return await ExistsAsync(agreement.Id, cancellationToken);
        }
        catch (RpcException e) when (e.StatusCode is StatusCode.FailedPrecondition || IsOfAnotherMunicipality(e))
        {
            return true;
        }
    }

    private static bool IsOfAnotherMunicipality(RpcException e) =>
        e.StatusCode == StatusCode.PermissionDenied && GrpcProblems.Of(e, Paths).Reason == "MUNICIPALITY_NOT_ALLOWED";

    private async Task<bool> ExistsAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            await agreements.GetAgreementAsync(new GetAgreementRequest { AgreementId = id }, cancellationToken: cancellationToken);
            return true;
        }
        catch (RpcException e) when (e.StatusCode == StatusCode.NotFound)
        {
            return false;
        }
    }
}
