namespace Medborgarlofte.Contracts.Events;

/// <summary>
/// The property holds what somebody wrote in their own words: one text, or a list of them. It stands apart from the journal's entry, which
/// has its salted hash, so that it can be redacted. A test demands it of every text that is not known to be a code or an id.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class FreeTextAttribute : Attribute;
