namespace Medborgarlofte.Gateway.Codes;

/// <summary>One code as it is served.</summary>
/// <param name="Code">What is sent.</param>
/// <param name="Sv">Its Swedish name.</param>
/// <param name="En">Its English name; the Swedish one where a name has none.</param>
internal sealed record PublishedCode(string Code, string Sv, string En)
{
    /// <summary>What its list tells besides, by name: texts, truth values and lists of texts. A name without a value is left out.</summary>
    public IReadOnlyDictionary<string, object> More { get; init; } = new Dictionary<string, object>();
}
