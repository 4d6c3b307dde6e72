namespace Medborgarlofte.Journal.Verification;

/// <summary>A row that no journal entry tells of, and that verification leaves alone: nothing of follow-up is computed from it.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class NotJournaledAttribute : Attribute;
