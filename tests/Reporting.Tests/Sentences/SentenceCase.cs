using Medborgarlofte.Contracts.Events.FollowUp.V1;

namespace Medborgarlofte.Reporting.Tests.Sentences;

/// <summary>One line pair of the snapshot.</summary>
internal sealed record SentenceCase(string Name, BothLanguages Text);
