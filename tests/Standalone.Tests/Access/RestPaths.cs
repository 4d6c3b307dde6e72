using Google.Protobuf.Reflection;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Contracts.Municipal.V1;
using Medborgarlofte.Contracts.Police.V1;

namespace Medborgarlofte.Standalone.Tests.Access;

/// <summary>Where REST takes what an RPC takes.</summary>
internal static class RestPaths
{
    private const string Signed = $"/agreements/{Samples.SignedAgreement}";

    private static readonly Dictionary<string, string> ByMessage = new()
    {
        [nameof(PoliceActivity)] = "/police-activities",
        [nameof(Measure)] = "/measures",
        [nameof(Campaign)] = "/campaigns",
        [nameof(Manifest)] = "/manifests",
        [nameof(SituationPicture)] = "/situation-pictures",
        [nameof(Agreement)] = "/agreements",
        [nameof(Signature)] = $"{Signed}/signatures",
        [nameof(Revision)] = $"{Signed}/revisions",
        [nameof(CoordinationMeeting)] = $"{Signed}/meetings",
        [nameof(MilestoneReport)] = $"{Signed}/milestone-reports",
        [nameof(RequestReport)] = $"{Signed}/requests",
        [nameof(IndicatorObservation)] = $"{Signed}/observations",
        [nameof(Narrative)] = $"{Signed}/narratives",
        [nameof(AnnualReview)] = $"{Signed}/reviews",
        [nameof(PeriodSeal)] = $"{Signed}/seals",
    };

    /// <summary>The address for its POST below the base path; null when it has no body there.</summary>
    public static string? Of(MethodDescriptor method) => method.InputType.Fields.InDeclarationOrder()
        .Where(field => field.FieldType == FieldType.Message)
        .Select(field => ByMessage.GetValueOrDefault(field.MessageType.Name)).FirstOrDefault(path => path is not null);
}
