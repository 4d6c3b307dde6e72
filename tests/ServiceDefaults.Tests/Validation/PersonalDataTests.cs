using Medborgarlofte.ServiceDefaults.Validation;

namespace Medborgarlofte.ServiceDefaults.Tests.Validation;

public sealed class PersonalDataTests
{
    [Theory]
    [InlineData("811228-9874")]
    [InlineData("Gäller 19811228-9874 enligt uppgift")]
    [InlineData("8112289874")]
    [InlineData("811288-9871")]
    [InlineData("skriv till a.b@example.se")]
    [InlineData("070-123 45 67")]
    [InlineData("+46 70 123 45 67")]
    [InlineData("08-123 456 78")]
    [InlineData("ABC123")]
    [InlineData("ABC 12D")]
    [InlineData("57.4280, 15.0853")]
    public void Find_PersonalData_IsFound(string text) => Assert.NotNull(PersonalData.Find(text));

    [Theory]
    [InlineData("811228-9874", true)]
    [InlineData("arende-19811228-9874", true)]
    [InlineData("198112289874", true)]
    [InlineData("8112289874", false)]
    [InlineData("811228-9875", false)]
    [InlineData("tk-2021-05-01", false)]
    [InlineData("811218.9876", true)]
    [InlineData("811218_9876", true)]
    [InlineData("81-12-18-9876", true)]
    [InlineData("1981-12-18-9876", true)]
    [InlineData("811218–9876", true)]
    [InlineData("８１１２１８-９８７６", true)]
    [InlineData("070-1234567", true)]
    [InlineData("2021-05-01-0002", false)]
    [InlineData("tk-2021-05-01-0011", false)]
    [InlineData("abc123", false)]
    [InlineData("0685-20210501", false)]
    [InlineData("ab811228-9874-4f3c-8d21-0123456789ab", false)]
    public void IsInId_WhatIsWrittenAsAPersonnummer_IsFound(string id, bool found) => Assert.Equal(found, PersonalData.IsInId(id));

    [Theory]
    [InlineData("")]
    [InlineData("Två kontroller på väg 40 den 2021-05-01")]
    [InlineData("Rv 26 och E4, 50 km/h till 40 km/h")]
    [InlineData("Perioden 2020-2021, 15 av 15")]
    [InlineData("Diarienummer 2020/123")]
    [InlineData("EST och SSPF infört 2020-09-01")]
    [InlineData("811228-9875")]
    public void Find_OrdinaryText_IsNotFound(string text) => Assert.Null(PersonalData.Find(text));
}
